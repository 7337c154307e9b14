using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Partners;

/// <summary>Other bodies' systems that may ask the register: who they are and what was agreed with each (REG-3).</summary>
public sealed class PartnersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.PartnersContainer);
        module.Trail(Partitions.PartnersContainer);
        module.Settings<DciOptions>("Dci", o => o.Faults());
        module.Texts("partners");
        module.Projection<PartnerPlaces>();
        module.Services.AddSingleton<PartnerRepository>();
        module.Services.AddSingleton<PartnerChanges>();
        module.Services.AddSingleton<PartnerSecrets>();
    }
}
