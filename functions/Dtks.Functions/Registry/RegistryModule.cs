using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Registry;

/// <summary>The register of households (REG).</summary>
public sealed class RegistryModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/awaitsChange/?", "/receives/?", "/settledOn/?", "/state/address/rt/?", "/state/address/rw/?");
        module.Trail(Partitions.RegistryContainer);
        module.Container(Partitions.RatificationsContainer, "/village/?");
        module.Protect<HouseholdState>(h => h.FamilyCardNumber, h => h.FormerCards);
        module.Protect<FamilyChange>(c => c.Member, c => c.NewHead, c => c.Card);
        module.Protect<PendingChange>(p => p.Note);
        module.Protect<Welfare>(w => w.Source);
        module.Protect<MemberCorrection>(c => c.Nik, c => c.Name, c => c.BirthPlace, c => c.BirthDate, c => c.MotherMaidenName);
        module.Protect<ReceivingPerson>(p => p.Name, p => p.BirthDate);
        module.Document<HouseholdDocument>(HouseholdDocument.TypeName, Partitions.RegistryContainer);
        module.Events<HouseholdEventData>("households/{village}/{household}", typeof(HouseholdEventCodes));
        module.Events<HouseholdEventData>("households/{village}/{household}", typeof(FamilyChangeEventCodes));
        module.Events<HouseholdEventData>("households/{village}/{household}", typeof(RemovalEventCodes), code => code.StartsWith("household.", StringComparison.Ordinal));
        module.Projection<RecipientVillages>();
        module.Texts("registry");
        module.Services.AddSingleton<HouseholdRepository>();
        module.Services.AddSingleton<HouseholdNumbers>();
        module.Services.AddSingleton<HouseholdPlaces>();
        module.Services.AddSingleton<LastFamilies>();
        module.Services.AddSingleton<HouseholdRemovalsShown>();
        module.Services.AddSingleton<RemovedNumbers>();
        module.Services.AddSingleton<HouseholdDecisions>();
        module.Services.AddSingleton<ReceivingHouseholds>();
        module.Services.AddSingleton<HouseholdFindings>();
    }
}
