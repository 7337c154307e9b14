using Dtks.LocalHost.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Http;

/// <summary>
/// Lets pages of other origins call the API, as the platform does on Azure: those of this machine, and those that the setting
/// <c>Cors:Origins</c> names, separated by commas. The <c>/dev</c> paths stay closed to them.
/// </summary>
internal sealed class CrossOrigin
{
    /// <summary>The setting.</summary>
    public const string Setting = "Cors:Origins";

    // Pages are no other origin's to read.
    private const string Api = "/api";

    private static readonly string[] Exposed = ["Location", "Retry-After", "ETag", "Allow", "Content-Language"];
    private static readonly TimeSpan PreflightKept = TimeSpan.FromHours(1);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StartupException">It names what is no origin.</exception>
    public CrossOrigin(IConfiguration configuration)
    {
        Origins = [.. (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (Origins.FirstOrDefault(o => !IsOrigin(o)) is not null)
            throw new StartupException($"{Setting} (Cors__Origins) names something that is no origin; write origins such as https://desa.example, separated by commas, without a path.");
    }

    /// <summary>The origins that the setting names.</summary>
    public IReadOnlyList<string> Origins { get; }

    /// <summary>Whether pages of an origin may call the API.</summary>
    public bool Allows(string origin) => Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback && page.Scheme is "http" or "https");

    /// <summary>Answers preflights, and lets answers be read.</summary>
    /// <param name="app">Where.</param>
    public static void Use(WebApplication app)
    {
        var policy = new CorsPolicyBuilder()
            .SetIsOriginAllowed(app.Services.GetRequiredService<CrossOrigin>().Allows)
            .AllowAnyMethod().AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightKept).Build();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase),
            api => api.UseMiddleware<CorsMiddleware>(policy));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && string.Equals(url.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
