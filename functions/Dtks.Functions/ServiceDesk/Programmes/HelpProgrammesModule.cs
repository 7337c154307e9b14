using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>The programmes of the one-stop service's sections, as dated data: those that come with the application, and a regency's own (SVC-1, SVC-4).</summary>
public sealed class HelpProgrammesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer);
        module.Events<HelpProgrammeEventData>("desk/{regency}/programmes/{programme}", typeof(HelpProgrammeEventCodes));
        module.Texts("helpProgrammes");
        module.Services.AddSingleton<HelpProgrammes>();
    }
}
