using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Numbers;

/// <summary>The numbers of a regency's one-stop service for data &amp; reporting (SVC-1).</summary>
public sealed class HelpNumbersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/month/?");
        module.Projection<HelpMonths>();
        module.Texts("helpNumbers");
        module.Services.AddSingleton<HelpMonths>();
        module.Services.AddSingleton<IHelpFollower, CountedSteps>();
    }
}
