using Dtks.Pages.Cards;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Pages.Sessions;
using Dtks.Pages.SignIn;
using Dtks.Pages.Today;
using Dtks.Pages.Words;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Pages;

/// <summary>The pages for people: what serves them. Each page is found by <see cref="IPage"/>; adding one touches nothing else.</summary>
public sealed class PagesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var task in typeof(PagesModule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(ITodayTask))).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            module.Services.AddSingleton(typeof(ITodayTask), task);
        }

        foreach (var page in typeof(PagesModule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IPage))).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            module.Services.AddSingleton(typeof(IPage), page);
        }

        module.Settings<SignInOptions>(SignInOptions.Section, o => o.Faults());
        module.Container(SessionDocument.Container);
        module.BlobContainer(KeyBlobs.Container);
        module.Services.AddSignIn();
        module.Services.AddSingleton<SessionCookie>();
        module.Services.AddSingleton<PageTexts>();
        module.Services.AddSingleton<PageRoutes>();
        module.Services.AddSingleton<PageWriting>();
        module.Services.AddSingleton<PageService>();
        module.Services.AddSingleton<Grounds>();
        module.Services.AddSingleton<ReturnReasons>();
        module.Services.AddSingleton<Assets>();
        module.Services.AddSingleton<FormTokens>();
    }
}
