using Dtks.RuleTable;

return await RuleTableCommand.RunAsync(args, Console.Out, Console.Error, Console.Error);
