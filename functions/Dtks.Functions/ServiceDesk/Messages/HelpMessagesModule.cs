using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.ServiceDesk.Messages;

/// <summary>What applicants for help are told, through the message port (SVC-5, SVC-6).</summary>
public sealed class HelpMessagesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer);
        module.Texts("helpMessages");
        module.Services.AddSingleton<IHelpFollower, ToldApplicants>();
        module.Services.AddSingleton<INoticeSource, HelpNotices>();
    }
}
