using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>The letters of the one-stop service: their numbers, their pages, and the copies of recommendations (SVC-5, SVC-6, SVC-9).</summary>
public sealed class HelpLettersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/queue/?", "/section/?", "/awaited/?");
        module.Texts("helpLetters");
        module.Services.AddSingleton<HelpLetters>();
        module.Services.AddSingleton<IHelpLetters>(services => services.GetRequiredService<HelpLetters>());
        module.Services.AddSingleton<IHelpFollower, RecommendedCopies>();
    }
}
