namespace Dtks.LocalHost.Tests.Functions;

/// <summary>What a queue function reads from JSON.</summary>
public sealed record Order(string Id, int Count);
