using XsollaLogin.ContractCheck;

return await new ContractCheckProgram(Environment.GetEnvironmentVariable, Console.Out, Console.Error).RunAsync(args);
