using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>What villages are asked of applicants who are not in the poverty database, and answer (SVC-5, SVC-6, SVC-7).</summary>
public sealed class HelpVillagesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer, "/village/?", "/status/?", "/skmUntil/?", "/createdOn/?");
        module.Deadline<LateVillages>();
        module.Deadline<RanOutStatements>();
        module.Texts("helpVillages");
        module.Services.AddSingleton<HelpNumbers>();
        module.Services.AddSingleton<IHelpFollower, AskedVillages>();
    }
}
