using Dtks.Domain.Matching;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Citizens;

/// <summary>Citizens' own registration, and what they see of themselves (PRO-4).</summary>
public sealed class CitizensModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?", "/createdOn/?", "/state/proposedBy/?", "/bearer/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Queue(MatchRegistrations.Queue);
        module.About(MatchRegistrations.Queue, "registrations/{village}/{registration}");
        module.Protect<PopulationRecord>(p => p.FamilyCardNumber);
        module.Document<RegistrationDocument>(RegistrationDocument.TypeName, Partitions.RegistryContainer);
        module.Waiting<UnmatchedRegistrations>();
        module.Texts("citizens");
        module.Services.AddSingleton<RegisteredCitizens>();
        module.Services.AddSingleton<IRegisteredCitizens>(services => services.GetRequiredService<RegisteredCitizens>());
        module.Services.AddSingleton<RegistrationRepository>();
        module.Services.AddSingleton<OwnFamilies>();
        module.Services.AddTransient<RegistrationMatching>();
    }
}
