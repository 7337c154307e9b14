using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Removals;

/// <summary>Removals from the register, with notice (RAT-6).</summary>
public sealed class RemovalsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/about/?", "/status/?", "/createdOn/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Protect<RemovalState>(r => r.Source, r => r.Note, r => r.Reason);
        module.Document<RemovalDocument>(RemovalDocument.TypeName, Partitions.RegistryContainer);
        module.Events<RemovalEventData>("removals/{village}/{removal}", typeof(RemovalEventCodes), code => code.StartsWith("removal.", StringComparison.Ordinal));
        module.Deadline<TakeRemovalsEffect>();
        module.Deadline<RemovalCancellations>();
        module.Projection<RemovalFindings>();
        module.Texts("removals");
        module.Services.AddSingleton<INoticeSource, RemovalNotices>();
        module.Services.AddSingleton<RemovalRepository>();
        module.Services.AddSingleton<FollowingRemovals>();
        module.Services.AddSingleton<IFamilyFollower, RememberRemoved>();
        module.Services.AddSingleton<IFamilyFollower>(p => p.GetRequiredService<FollowingRemovals>());
        module.Services.AddSingleton<IHouseholdRemovals>(p => p.GetRequiredService<RemovalRepository>());
        module.Services.AddSingleton<ITrackedRemovals>(p => p.GetRequiredService<RemovalRepository>());
    }
}
