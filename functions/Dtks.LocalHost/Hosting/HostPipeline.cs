using System.Net;
using System.Net.Sockets;
using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Dev;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Hosting;

/// <summary>Serves HTTP: the functions and the <c>/dev</c> paths.</summary>
internal static class HostPipeline
{
    /// <summary>Lets Kestrel serve on sockets that are bound already.</summary>
    public static void UseSockets(this IWebHostBuilder web, IReadOnlyList<Socket> sockets)
    {
        web.UseKestrelCore();
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var socket in sockets)
                kestrel.Listen((IPEndPoint)socket.LocalEndPoint!, listen => listen.TellRejected());
        });
        web.ConfigureServices(services => services.Configure<SocketTransportOptions>(transport =>
            transport.CreateBoundListenSocket = endpoint => sockets.First(s => s.LocalEndPoint!.Equals(endpoint))));
    }

    /// <summary>Maps everything that is served.</summary>
    /// <exception cref="StartupException">A function cannot be served; the line names it.</exception>
    public static void MapAll(this WebApplication app)
    {
        var services = app.Services;
        // Who is signed in is asked by the functions, as on Azure: of itself ASP.NET Core would ask for every request, and end it where that fails.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseHostFiltering();
        CrossOrigin.Use(app);
        app.UseUnservedPaths();
        app.UseRouting();
        app.MapHttpFunctions(services.GetRequiredService<IReadOnlyList<FunctionDescriptor>>(), services.GetRequiredService<HostJson>().RoutePrefix);
        services.GetRequiredService<ClockEndpoints>().Map(app);
        services.GetRequiredService<TimerEndpoints>().Map(app);
        services.GetRequiredService<QueueEndpoints>().Map(app);
        services.GetRequiredService<EventEndpoints>().Map(app);
        services.GetRequiredService<MessageEndpoints>().Map(app);
        services.GetRequiredService<PopulationEndpoints>().Map(app);
        services.GetRequiredService<TokenEndpoints>().Map(app);
        services.GetRequiredService<PartnerEndpoints>().Map(app);
        services.GetRequiredService<CosmosEndpoints>().Map(app);
        services.GetRequiredService<FaultEndpoints>().Map(app);
        app.MapReference();
    }
}
