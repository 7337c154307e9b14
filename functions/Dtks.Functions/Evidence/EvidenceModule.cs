using Dtks.Domain.Evidence;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Hosting;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Evidence;

/// <summary>The documents of a deliberation: announced, uploaded, inspected, kept write-once (MUS-4 to MUS-7).</summary>
public sealed class EvidenceModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/deliberation/?", "/createdOn/?");
        module.Events<EvidenceEventData>("deliberations/{village}/{deliberation}/evidence/{evidence}", typeof(EvidenceEventCodes));
        module.Queue(InspectUploads.Queue);
        module.About(InspectUploads.Queue, "evidence/{village}/{evidence}");
        module.Container(PictureIndex.Container, "/createdOn/?");
        module.BlobContainer(BlobContainer.Incoming);
        module.BlobContainer(BlobContainer.Evidence);
        module.ProtectOnceClear<EvidenceState>(e => e.FileName);
        module.Document<EvidenceDocument>(EvidenceDocument.TypeName, Partitions.RegistryContainer);
        module.Deadline<ExpireUploads>();
        module.Waiting<UninspectedEvidence>();
        module.Texts("evidence");
        module.Settings<UploadOptions>("Uploads", o => o.Faults());
        module.Services.AddSingleton<AppLinks>();
        module.Services.AddSingleton<UploadLinks>();
        module.Services.AddSingleton<UploadReception>();
        module.Services.AddSingleton<PictureIndex>();
        module.Services.AddSingleton<DelegationKeys>();
        module.Services.AddSingleton<BlobLinks>();
        module.Services.AddSingleton<UploadBlobs>();
        module.Services.AddSingleton<EvidenceBlobs>();
        module.Services.AddSingleton<EvidenceRepository>();
        module.Services.AddSingleton<IDeclaredUploads>(p => p.GetRequiredService<EvidenceRepository>());
        module.Services.AddSingleton<IDeliberationDocuments>(p => p.GetRequiredService<EvidenceRepository>());
        module.Services.AddSingleton<EvidenceDeclaration>();
        module.Services.AddSingleton<UploadInspection>();
        module.Services.AddSingleton<EvidenceInspector>();
    }
}
