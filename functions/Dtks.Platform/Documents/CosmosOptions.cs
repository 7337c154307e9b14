
using Dtks.Platform.Settings;

namespace Dtks.Platform.Documents;

/// <summary>Where the documents are. Section <c>Cosmos</c>.</summary>
public sealed class CosmosOptions
{
    /// <summary>The account's endpoint, an absolute URL.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The account key; absent: the app's managed identity.</summary>
    public string? Key { get; set; }

    /// <summary>The database's name.</summary>
    public string Database { get; set; } = "dtks";

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        SettingFault.Url("Cosmos:Endpoint", Endpoint, "https://ACCOUNT.documents.azure.com:443/"),
        SettingFault.OptionalKey("Cosmos:Key", Key, 1, "set it to one of the account's keys, or leave it out to use the app's managed identity"),
        SettingFault.Missing("Cosmos:Database", Database, "set it to the database's name, or leave it out for 'dtks'"),
    }.OfType<string>();
}
