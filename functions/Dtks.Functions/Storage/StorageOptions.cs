namespace Dtks.Functions.Storage;

/// <summary>
/// The storage account of blobs and queues. Either the setting <c>AzureWebJobsStorage</c> itself (a connection string) or
/// <c>AzureWebJobsStorage:accountName</c>.
/// </summary>
public sealed class StorageOptions
{
    /// <summary>The connection string, when the setting is one.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name, reached with the app's managed identity.</summary>
    public string? AccountName { get; set; }

    /// <summary>The endpoint of one of the account's services (<c>blob</c>, <c>queue</c>).</summary>
    public Uri Service(string name) => new($"https://{AccountName}.{name}.core.windows.net");

    /// <summary>What is wrong with these settings, or null.</summary>
    public string? Fault() =>
        string.IsNullOrEmpty(ConnectionString) && string.IsNullOrEmpty(AccountName)
            ? "AzureWebJobsStorage must be a connection string, or AzureWebJobsStorage:accountName an account's name."
            : null;
}
