-- Every request logs the same user in.
dofile("wrk.lua")
function init(args)
  wrk.method, wrk.path, wrk.body = "POST", args[1] .. "/login?projectId=bench", '{"username":"John","password":"password123"}'
  wrk.headers["Content-Type"] = "application/json"
end
