using Dtks.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dtks.Platform.Http;

/// <summary>Counts every request of a public function by its caller, whatever it is answered; a page counts for itself, with the calls it makes.</summary>
internal sealed class PublicThrottle(AccessRules rules, Throttle throttle, Api api) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && rules.Of(context.FunctionDefinition.Name) is { IsPublic: true, IsApi: true, HoldsCallers: false } && http.Features.Get<CalledFromWithin>() is null)
        {
            var refusal = await api.RefusalAsync(() =>
            {
                throttle.Caller(http.Request);
                return Task.CompletedTask;
            });
            if (refusal is not null)
            {
                await refusal.ExecuteResultAsync(new ActionContext { HttpContext = http });
                return;
            }
        }

        await next(context);
    }
}
