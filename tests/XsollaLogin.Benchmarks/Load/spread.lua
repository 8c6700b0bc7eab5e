-- Each request logs in a user chosen at random, of a project chosen at random.
dofile("wrk.lua")
local first, threads, json = 1000000, 0, { ["Content-Type"] = "application/json" }
local path, users, projects

function setup(thread)
  threads = threads + 1
  thread:set("thread", threads)
end

function init(args)
  math.randomseed(os.time() + thread)
  path, users, projects = args[1] .. "/login?projectId=project", tonumber(args[2]), tonumber(args[3])
end

function request()
  local user, project = first + math.random(users) - 1, first + math.random(projects) - 1
  return wrk.format("POST", path .. project, json, '{"username":"user' .. user .. '","password":"password123"}')
end
