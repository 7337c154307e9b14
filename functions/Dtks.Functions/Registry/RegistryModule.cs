using Dtks.Domain.Households;
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
        module.Container(Partitions.RegistryContainer);
        module.Container(Partitions.RatificationsContainer, "/village/?");
        module.Protect<HouseholdState>(h => h.FamilyCardNumber);
        module.Document<HouseholdDocument>(HouseholdDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<RecipientVillages>();
        module.Texts("registry");
        module.Services.AddSingleton<HouseholdRepository>();
        module.Services.AddSingleton<HouseholdDecisions>();
    }
}
