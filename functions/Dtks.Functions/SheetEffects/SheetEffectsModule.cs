using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Removals;
using Dtks.Functions.Verification;
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
        module.Container(Partitions.RegistryContainer);
        module.Queue(CarryOutSheets.Queue);
        module.About(CarryOutSheets.Queue, "cycles/{period}/villages/{village}");
        module.Services.AddSingleton<IEventFollower, SheetEffectFollowUps>();
        module.Document<SheetEffectDocument>(SheetEffectDocument.TypeName, Partitions.RegistryContainer);
        module.Services.AddSingleton<RatifiedLines>();
        module.Services.AddSingleton<StandingMembers>();
        module.Services.AddSingleton<ICarriedOutSheets, CarriedOutSheets>();
        module.Services.AddSingleton<OlderFindings>();
        module.Services.AddSingleton<OvertakenRemovals>();
        module.Services.AddSingleton<SheetRemovalRecords>();
        module.Services.AddSingleton<ITakenBackRemovalFollower, FindingsThatWaited>();
        module.Services.AddSingleton<ISheetHands, SheetHands>();
    }
}
