using Dtks.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dtks.Platform.Http;

/// <summary>
/// Lets a request through to its HTTP function only as the function's <see cref="AccessAttribute"/> allows, under every host; the function finds its
/// <see cref="Caller"/> with the request.
/// </summary>
internal sealed class AccessMiddleware(AccessRules rules, TokenValidation tokens, Admission admission, Api api) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && await api.RefusalAsync(() => AdmitAsync(context, http.Request)) is { } refusal)
        {
            await refusal.ExecuteResultAsync(new ActionContext { HttpContext = http });
            return;
        }

        await next(context);
    }

    private async Task AdmitAsync(FunctionContext context, Microsoft.AspNetCore.Http.HttpRequest request)
    {
        var rule = rules.Of(context.FunctionDefinition.Name);
        if (rule.IsPublic)
        {
            return;
        }

        // Who is signed in at a page was asked for a token then.
        var holder = request.HttpContext.Features.Get<TokenHolder>() ?? await tokens.AuthenticateAsync(request);

        // Read where the function itself reads it from: both see the same area.
        var named = rule switch
        {
            { NamesArea: true } => context.BindingContext.BindingData.GetValueOrDefault(rule.Access!.Area) as string,
            { Access.Area: AccessArea.InQuery } => request.Query["area"].ToString(),
            _ => null,
        };
        request.HttpContext.Features.Set(admission.Admit(rule, holder, named));
    }
}
