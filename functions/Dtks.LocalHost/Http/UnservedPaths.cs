using Dtks.LocalHost.Dev;
using Dtks.LocalHost.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dtks.LocalHost.Http;

/// <summary>IdempotentAnswers paths and methods that nothing serves with a problem document.</summary>
internal static class UnservedPaths
{
    /// <summary>Adds the answer around the routing of functions and dev paths.</summary>
    public static void UseUnservedPaths(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        var metadata = http.GetEndpoint()?.Metadata;
        var isServed = metadata?.GetMetadata<FunctionDescriptor>() is not null || metadata?.GetMetadata<DevPath>() is not null;
        if (isServed || http.Response.HasStarted)
            return;
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            await NotAllowed.WriteAsync(http);
        else if (http.Response.StatusCode == StatusCodes.Status404NotFound)
            await NotFound.WriteAsync(http);
    });

    private static readonly HostProblem NotFound = new(
        StatusCodes.Status404NotFound,
        "path.notFound",
        new BilingualText("Tidak ada apa pun di alamat ini. Periksa alamatnya.", "There is nothing at this address. Check the address."));

    private static readonly HostProblem NotAllowed = new(
        StatusCodes.Status405MethodNotAllowed,
        "path.methodNotAllowed",
        new BilingualText(
            "Alamat ini tidak melayani metode itu. Lihat tajuk Allow.",
            "This address does not serve that method. See the Allow header."));
}
