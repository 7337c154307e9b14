using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Ratification;

/// <summary>The regent's letters and the Ministry's review of them (RAT).</summary>
public sealed class RatificationModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/sequence/?");
        module.Queue(ApplyLetters.Queue);
        module.Projection<RatificationLedger>();
        module.Texts("ratification");
        module.Services.AddSingleton<LetterRepository>();
        module.Services.AddSingleton<LetterSigning>();
        module.Services.AddSingleton<LetterApplication>();
    }
}
