namespace Dtks.Functions.Storage;

/// <summary>Where the documents are. Section <c>Cosmos</c>.</summary>
public sealed class CosmosOptions
{
    /// <summary>The account's endpoint, an absolute URL.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The account key; absent: the app's managed identity.</summary>
    public string? Key { get; set; }

    /// <summary>The database's name.</summary>
    public string Database { get; set; } = "dtks";

    /// <summary>What is wrong with these settings, or null.</summary>
    public string? Fault() =>
        Uri.TryCreate(Endpoint, UriKind.Absolute, out _) && Database.Length > 0 ? null : "Cosmos:Endpoint must be an absolute URL and Cosmos:Database a name.";
}
