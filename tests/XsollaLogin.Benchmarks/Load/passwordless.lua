-- A code is sent, then confirmed: half of the requests do the one, half the other.
dofile("wrk.lua")
local sent, json, ask, confirm = {}, { ["Content-Type"] = "application/json" }

function init(args)
  ask = wrk.format("POST", args[1] .. "/login/email/request?projectId=bench", json, '{"email":"john@example.com"}')
  confirm = args[1] .. "/login/email/confirm?projectId=bench"
end

function request()
  local operation = table.remove(sent)
  if not operation then return ask end
  return wrk.format("POST", confirm, json, '{"email":"john@example.com","code":"1234","operation_id":"' .. operation .. '"}')
end

function response(status, headers, body)
  sent[#sent + 1] = body:match('"operation_id":"([^"]+)"')
end
