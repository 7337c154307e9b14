namespace Dtks.Flows.Tests.Exports;

/// <summary>A host on which lists of more than three rows are exported in the background, in parts of three.</summary>
public sealed class ExportHost : IAsyncLifetime
{
    /// <summary>Rows of a part.</summary>
    public const int Part = 3;

    /// <summary>The host.</summary>
    public FlowHost Host { get; } = new();

    public Task InitializeAsync()
    {
        Host.Settings["Exports:AtOnceRows"] = $"{Part}";
        return Host.InitializeAsync();
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
