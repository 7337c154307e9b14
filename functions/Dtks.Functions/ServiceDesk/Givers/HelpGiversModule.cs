using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Givers;

/// <summary>The waiting lists of those who give help, and what they do with who waits there (SVC-9).</summary>
public sealed class HelpGiversModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/giver/?", "/waiting/?", "/section/?", "/state/programme/?");
        module.Texts("helpGivers");
        module.Services.AddSingleton<WaitingPlaces>();
    }
}
