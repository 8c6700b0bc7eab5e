// The programs of the READMEs, each in a file of its own; the first argument names one.
switch (args[0])
{
    case "client": ClientProgram.Run(args[1..]); break;
    case "resilience": ResilienceProgram.Run(args[1..]); break;
    case "tokens": TokensProgram.Run(args[1..]); break;
    case "kiota": await KiotaProgram.RunAsync(args[1..]); break;
    case "mock": Console.WriteLine(await MockProgram.RunAsync()); break;
    case "users": Console.WriteLine(await UsersProgram.RunAsync()); break;
    default: throw new ArgumentException($"There is no program '{args[0]}'.");
}
