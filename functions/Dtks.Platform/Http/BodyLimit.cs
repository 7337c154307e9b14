using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Http;

/// <summary>How large a body may be.</summary>
internal static class BodyLimit
{
    /// <summary>Lifts Kestrel's own limit of 30 MB, which it tells with an empty answer: <see cref="RequestBody"/> refuses sooner, with a problem.</summary>
    public static IServiceCollection LeaveBodiesToUs(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
}
