using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Functions.Audit;

/// <summary>Where seals are kept: one blob for each partition and hour, written once; on Azure the container is immutable.</summary>
public sealed class SealBlobs(BlobServiceClient service)
{
    /// <summary>The blob container.</summary>
    public const string ContainerName = "audit-seals";

    private const string Ending = ".json";
    private const string LateMark = "late";

    private BlobContainerClient Container => service.GetBlobContainerClient(ContainerName);

    /// <summary>Keeps a seal. When one of its hour is kept already, that one is the answer and stands.</summary>
    public async Task<AuditSeal> KeepAsync(Partition partition, AuditSeal seal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var once = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = seal.Late is { Count: var late } ? new Dictionary<string, string>(StringComparer.Ordinal) { [LateMark] = late.ToString(CultureInfo.InvariantCulture) } : null,
        };
        try
        {
            await Blob(partition, seal.Hour).UploadAsync(BinaryData.FromString(JsonText.Write(seal)), once, cancellation);
            return seal;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return await ReadAsync(partition, seal.Hour, cancellation) ?? throw new InvalidOperationException($"The seal of {seal.Hour} in {partition.Value} cannot be read.");
        }
    }

    /// <summary>The seal of an hour; null when what is kept is no seal.</summary>
    public async Task<AuditSeal?> ReadAsync(Partition partition, string hour, CancellationToken cancellation)
    {
        BlobDownloadResult found = await Blob(partition, hour).DownloadContentAsync(cancellation);
        try
        {
            return JsonText.Read<AuditSeal>(Encoding.UTF8.GetString(found.Content.ToArray()));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The hours of a partition that have a seal, in order.</summary>
    public IAsyncEnumerable<string> HoursAsync(Partition partition, CancellationToken cancellation) => HoursAsync(partition, BlobTraits.None, _ => true, cancellation);

    /// <summary>The entries of a partition that seals of later hours hold.</summary>
    public async Task<IReadOnlySet<string>> LateAsync(Partition partition, CancellationToken cancellation)
    {
        var late = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var hour in HoursAsync(partition, BlobTraits.Metadata, blob => blob.Metadata.ContainsKey(LateMark), cancellation))
        {
            late.UnionWith((await ReadAsync(partition, hour, cancellation))?.Late?.Select(e => e.Id) ?? []);
        }

        return late;
    }

    /// <summary>The partitions of a container that have seals, of those whose values begin so.</summary>
    public async IAsyncEnumerable<string> PartitionsAsync(DocumentContainer container, string start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(container);
        var folder = $"{container.Name}/";
        await foreach (var found in Container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", folder + start, cancellation))
        {
            if (found.IsPrefix)
            {
                yield return found.Prefix[folder.Length..].TrimEnd('/');
            }
        }
    }

    private async IAsyncEnumerable<string> HoursAsync(
        Partition partition, BlobTraits traits, Func<BlobItem, bool> isMeant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = Folder(partition);
        await foreach (var blob in Container.GetBlobsAsync(traits, BlobStates.None, folder, cancellation))
        {
            if (isMeant(blob))
            {
                yield return blob.Name[folder.Length..].Replace(Ending, string.Empty, StringComparison.Ordinal);
            }
        }
    }

    private BlobClient Blob(Partition partition, string hour) => Container.GetBlobClient($"{Folder(partition)}{hour}{Ending}");

    private static string Folder(Partition partition) => $"{partition.Container.Name}/{partition.Value}/";
}
