using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.SheetEffects;

/// <summary>What a ratified sheet found is carried out in the register: assistance that ends, and removals with notice (RAT-4, RAT-6).</summary>
public sealed class SheetEffectsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Queue(CarryOutSheets.Queue);
        module.Services.AddSingleton<IEventFollower, SheetEffectFollowUps>();
        module.Services.AddSingleton<RatifiedLines>();
    }
}
