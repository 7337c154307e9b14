using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Recaps;

/// <summary>The recap of what pays the next period, from the sheets that are ratified (RAT-4).</summary>
public sealed class RecapsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/key/?");
        module.Container(Partitions.CyclesContainer, "/regency/?", "/village/?", "/counted/ratified/?");
        module.Event<RecapEventData>(RecapWriting.EventType, "recaps/{period}/{village}", "A village's ratified sheet stands in the recap of what pays the next period (RAT-4).");
        module.Queue(WriteRecaps.Queue);
        module.About(WriteRecaps.Queue, "cycles/{period}/recap");
        module.Texts("recaps");
        module.Services.AddSingleton<IEventFollower, RecapFollowUps>();
        module.Services.AddSingleton<RecapDues>();
        module.Services.AddSingleton<RecapSums>();
        module.Services.AddSingleton<RecapWriting>();
        module.Services.AddSingleton<RecapShowing>();
        module.Services.AddSingleton<RecapLetters>();
    }
}
