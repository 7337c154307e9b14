using Dtks.Platform.Access;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Areas;

/// <summary>The areas of Indonesia, from the nation to the village.</summary>
public sealed class AreasModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Services.AddSingleton<AreaDirectory>();
        module.Services.AddSingleton<IKnownAreas>(p => p.GetRequiredService<AreaDirectory>());
        module.Texts("areas");
    }
}
