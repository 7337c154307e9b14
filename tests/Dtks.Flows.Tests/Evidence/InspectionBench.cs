using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Dtks.Domain.Evidence;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>An upload that waits for its inspection, with nobody else at it: what is declared in the store, the bytes in storage.</summary>
internal sealed class InspectionBench
{
    private readonly IServiceProvider _services;

    private InspectionBench(IServiceProvider services, EvidenceDocument document)
    {
        _services = services;
        Message = new EvidenceMessage(document.Village, document.State.Id);
        Incoming = Blob(BlobContainer.Incoming, document.BlobName());
        Kept = Blob(BlobContainer.Evidence, document.BlobName());
    }

    /// <summary>The message that asks for the inspection.</summary>
    public EvidenceMessage Message { get; }

    /// <summary>The blob that came in.</summary>
    public BlobClient Incoming { get; }

    /// <summary>The blob of the evidence.</summary>
    public BlobClient Kept { get; }

    /// <summary>An upload of the bytes sent, declared as the bytes declared.</summary>
    public static async Task<InspectionBench> SetUpAsync(IServiceProvider services, byte[] declared, byte[] sent)
    {
        var state = new EvidenceState
        {
            Id = Guid.NewGuid().ToString("N"),
            DeliberationId = Guid.NewGuid().ToString("N"),
            Kind = EvidenceKind.Minutes,
            FileName = "berita-acara.pdf",
            ContentType = EvidenceFormats.Pdf,
            Length = declared.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(declared)),
            ExpiresAt = Instant.FromUtc(2099, 1, 1, 0, 0),
            Status = EvidenceStatus.Inspecting,
            History = [],
        };
        var document = new EvidenceDocument
        {
            Id = EvidenceDocument.IdOf(state.Id),
            Village = Villages.Next(),
            Deliberation = state.DeliberationId,
            Status = state.Status,
            CreatedOn = DateTimeOffset.UnixEpoch,
            State = state,
        };
        var bench = new InspectionBench(services, document);
        var store = services.GetRequiredService<DocumentStore>();
        Assert.True(await store.TryCreateAsync(Partitions.Registry(document.Village), document, CancellationToken.None));
        await bench.Incoming.UploadAsync(BinaryData.FromBytes(sent));
        return bench;
    }

    /// <summary>Inspects, as far as the cut lets it.</summary>
    public async Task InspectAsync(CutPolicy? cut = null)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(cut ?? new CutPolicy(0, afterwards: false), Azure.Core.HttpPipelinePosition.PerCall);
        var storage = new BlobServiceClient(_services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"], options);
        var blobs = new EvidenceBlobs(storage);
        var inspector = ActivatorUtilities.CreateInstance<EvidenceInspector>(_services, blobs, ActivatorUtilities.CreateInstance<UploadInspection>(_services, blobs));
        await inspector.InspectAsync(Message, CancellationToken.None);
    }

    /// <summary>The upload as it is recorded.</summary>
    public async Task<EvidenceState> RecordedAsync() =>
        (await _services.GetRequiredService<EvidenceRepository>().FindAsync(Message.Village, Message.Evidence, CancellationToken.None))!.State;

    private BlobClient Blob(string container, string name) =>
        _services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(container).GetBlobClient(name);
}
