-- Every request asks for one documented answer.
dofile("wrk.lua")
function init(args)
  wrk.method, wrk.path, wrk.body = "POST", args[1] .. "/login?projectId=bench", '{"username":"John","password":"password123"}'
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Prefer"] = "example=LoggedIn"
end
