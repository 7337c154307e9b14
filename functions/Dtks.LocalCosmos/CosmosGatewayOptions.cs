namespace Dtks.LocalCosmos;

/// <summary>How a gateway is to run.</summary>
public sealed record CosmosGatewayOptions
{
    /// <summary>The key that the service's own emulator is known for; it protects nothing.</summary>
    public const string EmulatorKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    /// <summary>Directory of the store; created when absent. One gateway at a time may have it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Addresses to listen on, with ';' between them; port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>Account key in Base64.</summary>
    public string Key { get; init; } = EmulatorKey;

    /// <summary>Partition key ranges of each container, 1 to 100.</summary>
    public int Ranges { get; init; } = 1;

    /// <summary>Whether containers are held to the throughput they were given: 429 with 3200 beyond it.</summary>
    public bool EnforceThroughput { get; init; }

    /// <summary>
    /// Whether the gateway itself serves <c>/_local/usage</c> and <c>/_local/faults</c> (GET, DELETE, and POST of a fault),
    /// unsigned; for a gateway on its own.
    /// </summary>
    public bool ServeLocalPaths { get; init; }

    /// <summary>The clock for <c>_ts</c>, time to live and throughput.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
