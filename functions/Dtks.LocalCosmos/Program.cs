using Dtks.LocalCosmos;

return await GatewayProgram.RunAsync(args, Console.Out, Console.Error);
