using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Audit;

/// <summary>The audit trail: read, sealed hour by hour, and verified (REG-3).</summary>
public sealed class AuditModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Queue(SealPartitions.Queue);
        module.BlobContainer(SealBlobs.ContainerName);
        module.Texts("audit");
        module.Services.AddSingleton<AuditTrail>();
        module.Services.AddSingleton<AuditPlaces>();
        module.Services.AddSingleton<AreaTrails>();
        module.Services.AddSingleton<SealBlobs>();
        module.Services.AddSingleton<AuditSealing>();
        module.Services.AddSingleton<AuditVerification>();
        module.Services.AddSingleton<OwnRecords>();
    }
}
