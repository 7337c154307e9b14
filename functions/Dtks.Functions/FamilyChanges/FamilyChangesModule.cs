using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.FamilyChanges;

/// <summary>The register's upkeep: what changes in its families, and what follows (REG-4, REG-8).</summary>
public sealed class FamilyChangesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/createdOn/?", "/awaitsChange/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Queue(DriveFamilies.Queue);
        module.About(DriveFamilies.Queue, "households/{village}/{household}");
        module.Projection<ArrivalProjection>();
        module.Projection<ReopenedSheets>();
        module.Waiting<WaitingFamilies>();
        module.Texts("families");
        module.Services.AddSingleton<IEventFollower, FamilyFollowUps>();
        module.Services.AddSingleton<Arrivals>();
        module.Services.AddSingleton<FamilyClaims>();
        module.Services.AddTransient<FamilyConfirmation>();
        module.Services.AddSingleton<FamilyChangeSets>();
        module.Services.AddSingleton<FamilyCarrying>();
        module.Services.AddSingleton<FamilyDepartures>();
        module.Services.AddSingleton<FamilySheetPages>();
        module.Services.AddSingleton<FamilyOrigins>();
        module.Services.AddSingleton<FamilyWhereabouts>();
        module.Services.AddSingleton<FamilySheets>();
        module.Services.AddSingleton<SettledSheets>();
        module.Services.AddSingleton<FamilyFollowing>();
        module.Services.AddSingleton<FamilyShowing>();
        module.Services.AddTransient<FamilyEntry>();
        module.Services.AddTransient<FamilyDrive>();
    }
}
