using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Platform.Settings;

namespace Dtks.Platform.Settings;

/// <summary>
/// The storage account of blobs and queues. Either the setting <c>AzureWebJobsStorage</c> itself (a connection string) or
/// <c>AzureWebJobsStorage:accountName</c>.
/// </summary>
public sealed partial class StorageOptions
{
    private const string Setting = "AzureWebJobsStorage";
    private const string AccountSetting = $"{Setting}:accountName";

    /// <summary>The connection string, when the setting is one.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name, reached with the app's managed identity.</summary>
    public string? AccountName { get; set; }

    /// <summary>The endpoint of one of the account's services (<c>blob</c>, <c>queue</c>).</summary>
    public Uri Service(string name) => new($"https://{AccountName}.{name}.core.windows.net");

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => Fault() is { } fault ? [fault] : [];

    private string? Fault()
    {
        var remedy = $"set it to the storage account's connection string, or {SettingFault.Name(AccountSetting)} to its name to use the app's managed identity";
        if (ConnectionString is { Length: > 0 } connection)
        {
            return SettingFault.Unresolved(Setting, connection) ?? (IsConnection(connection) ? null : SettingFault.Of(Setting, "is no connection string", remedy));
        }

        return string.IsNullOrEmpty(AccountName)
            ? SettingFault.Of(Setting, "is not set", remedy)
            : AccountPattern().IsMatch(AccountName)
                ? null
                : SettingFault.Of(AccountSetting, "is no name of a storage account", "set it to one: 3 to 24 lower-case letters and digits");
    }

    // The clients read it as they will later; making them sends nothing.
    private static bool IsConnection(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            _ = new QueueServiceClient(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex AccountPattern();
}
