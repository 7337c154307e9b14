using Dtks.Functions.Dossiers;
using Dtks.Functions.Ratification;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.SheetLetters;

/// <summary>The regent's letters over the sheets of a month, and what the Ministry's review of them brings about (RAT-4).</summary>
public sealed class SheetLettersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Projection<RatifiableSheets>();
        module.Services.AddSingleton<ILetterMatter, EligibilityLetters>();
        module.Services.AddSingleton<ILetteredSheets, LetteredSheets>();
        module.Services.AddSingleton<ILetteredProposals, LetteredProposals>();
    }
}
