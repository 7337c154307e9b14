using Dtks.Pages.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dtks.Pages.SignIn;

/// <summary>Registers what sessions and forms are kept and protected by: ASP.NET Core's own.</summary>
internal static class SignInServices
{
    /// <summary>Adds it.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<KeyBlobs>();
        services.AddSingleton<KeyEncryption>();
        services.AddDataProtection().SetApplicationName("Dtks.Pages");
        services.AddOptions<KeyManagementOptions>().Configure<KeyBlobs, KeyEncryption>((keys, blobs, encryption) => (keys.XmlRepository, keys.XmlEncryptor) = (blobs, encryption));
        services.AddSingleton<SessionStore>();
        services.AddAuthentication().AddCookie(SignInSchemes.Session);
        services.AddOptions<CookieAuthenticationOptions>(SignInSchemes.Session).Configure<SessionStore, IOptions<SignInOptions>, TimeProvider>(Sessions);
        services.AddAuthority();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "dtks-isian";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.FormFieldName = "isian";
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.LoadKeysWhenAsked(); // last: each of these adds what does so
    }

    // Of itself the library reads the keys at the start: then an app that nobody signs in at would not start while storage is away.
    private static void LoadKeysWhenAsked(this IServiceCollection services)
    {
        foreach (var atStart in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly).ToList())
        {
            services.Remove(atStart);
        }
    }

    private static void Sessions(CookieAuthenticationOptions session, SessionStore store, IOptions<SignInOptions> options, TimeProvider clock)
    {
        session.SessionStore = store;
        session.TimeProvider = clock;
        session.Cookie.Name = "dtks-sesi";
        session.Cookie.HttpOnly = true;
        session.Cookie.Path = "/";
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // on Azure each request is taken as one by HTTPS

        // Whoever comes back from the authority comes from another site.
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.ExpireTimeSpan = TimeSpan.FromMinutes(options.Value.IdleMinutes);
        session.SlidingExpiration = true;
        var most = TimeSpan.FromHours(options.Value.HoursAtMost);
        session.Events.OnValidatePrincipal = context =>
        {
            if (!(SessionBegin.Of(context.Properties) is { } begun && clock.GetUtcNow() - begun < most))
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    }

    // The scheme is there where an authority is: without one it would be asked for each request, and fail.
    private static void AddAuthority(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<OpenIdConnectOptions>, AuthorityOptions>());
        services.AddTransient<OpenIdConnectHandler>();
        services.AddOptions<AuthenticationOptions>().Configure<SignInWays>((schemes, ways) =>
        {
            if (ways.HasAuthority)
            {
                schemes.AddScheme<OpenIdConnectHandler>(SignInSchemes.Authority, displayName: null);
            }
        });
        services.AddSingleton<SignInWays>();
    }
}
