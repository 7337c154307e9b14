using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Audit;

/// <summary>The audit trail: read, sealed hour by hour, and verified (REG-3).</summary>
public sealed class AuditModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        // What follows from a change goes with its entry, wherever there is a trail.
        foreach (var container in new[] { Partitions.RegistryContainer, Partitions.RatificationsContainer, Partitions.CyclesContainer })
        {
            module.Container(container, AuditTrail.SealedBy, "/target/?", OutboxRescue.Index);
        }

        module.Container(Shelf.Container, AuditTrail.SealedBy, OutboxRescue.Index);
        module.Queue(SealPartitions.Queue);
        module.BlobContainer(SealBlobs.ContainerName);
        module.Texts("audit");
        module.Services.AddSingleton<AuditTrail>();
        module.Services.AddSingleton<AreaTrails>();
        module.Services.AddSingleton<SealBlobs>();
        module.Services.AddSingleton<AuditSealing>();
        module.Services.AddSingleton<AuditVerification>();
        module.Services.AddSingleton<OwnRecords>();
    }
}
