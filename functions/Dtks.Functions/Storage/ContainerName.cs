namespace Dtks.Functions.Storage;

/// <summary>The containers of DESIGN.md, with their partition keys.</summary>
public static class ContainerName
{
    /// <summary>What changes together in one village. Partition key <c>/village</c>.</summary>
    public const string Registry = "registry";

    /// <summary>One small document per NIK and per family card number (REG-5). Partition key <c>/id</c>.</summary>
    public const string Identities = "identities";

    /// <summary>A month's run and its progress. Partition key <c>/period</c>.</summary>
    public const string Cycles = "cycles";

    /// <summary>Letters and the rows they ratify. Partition key <c>/regency</c>.</summary>
    public const string Ratifications = "ratifications";

    /// <summary>What falls due, by day. Partition key <c>/bucket</c>.</summary>
    public const string Deadlines = "deadlines";

    /// <summary>The one-stop service. Partition key <c>/regency</c>.</summary>
    public const string ServiceDesk = "serviceDesk";

    /// <summary>Every container with its partition key's path.</summary>
    public static IReadOnlyDictionary<string, string> PartitionKeys { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Registry] = "/village",
        [Identities] = "/id",
        [Cycles] = "/period",
        [Ratifications] = "/regency",
        [Deadlines] = "/bucket",
        [ServiceDesk] = "/regency",
    };
}
