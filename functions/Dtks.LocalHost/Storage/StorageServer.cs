using System.Globalization;

namespace Dtks.LocalHost.Storage;

/// <summary>Where Azurite listens.</summary>
/// <param name="BlobPort">The blob service's port on 127.0.0.1.</param>
/// <param name="QueuePort">The queue service's port on 127.0.0.1.</param>
/// <param name="TablePort">The table service's, where it serves tables too.</param>
internal sealed record StorageServer(int BlobPort, int QueuePort, int? TablePort = null)
{
    /// <summary>The emulator's published account, the same for everyone. Source: the Azurite documentation, "Well-known storage account and key".</summary>
    public const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private string Tables => TablePort is { } port ? string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{port}/{Account};") : string.Empty;

    /// <summary>The connection string that opens it.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};{Tables}");
}
