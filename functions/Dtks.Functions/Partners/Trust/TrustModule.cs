using System.Net;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Partners.Trust;

/// <summary>How partners' messages are held to be theirs: tokens, signatures, what came before, the day's allowance, and calls to no address but the agreed one (REG-3).</summary>
public sealed class TrustModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.PartnersContainer);
        module.Texts("partnerTrust");
        module.Services.AddSingleton<OwnKeys>();
        module.Services.AddSingleton<SeenOnce>();
        module.Services.AddSingleton<KeySets>();
        module.Services.AddSingleton<BearerCheck>();
        module.Services.AddSingleton<MessageCheck>();
        module.Services.AddSingleton<Allowances>();
        module.Services.AddSingleton<PartnerTraffic>();
        module.Services.AddSingleton<IPartnerTraffic>(p => p.GetRequiredService<PartnerTraffic>());
        module.Services.AddSingleton(p => new Lazy<PartnerTraffic>(p.GetRequiredService<PartnerTraffic>));
        module.Services.AddHostedService<TrafficBeat>();
        module.Services.AddSingleton<TokenIssue>();
        module.Services.AddSingleton<IPartnerTrust, PartnerTrust>();
        module.Services.AddSingleton<IPartnerCalls, PartnerCalls>();
        module.Services.AddHttpClient(PartnerCalls.Client)
            .ConfigurePrimaryHttpMessageHandler(p => new OutsideConnector(Dns.GetHostAddressesAsync, p.GetRequiredService<IOptions<DciOptions>>().Value.AllowLoopbackCallbacks).Handler());
    }
}
