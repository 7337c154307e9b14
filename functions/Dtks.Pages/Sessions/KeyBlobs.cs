using System.Xml.Linq;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dtks.Pages.Sessions;

/// <summary>Keeps the keys of sessions and forms in storage, so that every instance of the app has the same; each is a blob that is written once, encrypted by <see cref="KeyEncryption"/>.</summary>
/// <param name="blobs">The storage.</param>
public sealed class KeyBlobs(BlobServiceClient blobs) : IXmlRepository
{
    /// <summary>The blob container.</summary>
    public const string Container = "page-keys";

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var container = blobs.GetBlobContainerClient(Container);
        return [.. container.GetBlobs().Select(blob => XElement.Parse(container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString()))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        blobs.GetBlobContainerClient(Container).UploadBlob($"{friendlyName}.xml", BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)));
    }
}
