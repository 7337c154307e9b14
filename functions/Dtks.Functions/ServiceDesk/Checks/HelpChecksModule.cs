using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>The look-up of applicants in a regency's poverty database (SVC-3, SVC-4).</summary>
public sealed class HelpChecksModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer);
        module.Texts("helpChecks");
        module.Services.AddSingleton<IPovertyRecords, RegisteredHouseholds>();
        module.Services.AddSingleton<ApplicantLookUp>();
    }
}
