using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Tests.Functions;

/// <summary>HTTP functions of every shape that the host serves.</summary>
public sealed class EchoFunctions(Ledger ledger, ScopeMark mark)
{
    [Function("EchoRoute")]
    public IActionResult EchoRoute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo/{text}/{number:int}/{id:guid?}")] HttpRequest request,
        string text, int number, Guid? id, FunctionContext context)
        => new OkObjectResult(new { text, number, id, method = request.Method, function = context.FunctionDefinition.Name });

    [Function("EchoBody")]
    public async Task<IResult> EchoBodyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = "body")] HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(cancellation));
    }

    [Function("Fails")]
    public IActionResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, Route = "fails")] HttpRequest request)
        => throw new InvalidOperationException($"secret of {request.Method}");

    [Function("LooseNumber")]
    public IActionResult LooseNumber([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "loose/{number}")] HttpRequest request, long number)
        => new ContentResult { Content = $"{request.Method} {number}" };

    [Function("WritesItself")]
    public async Task WritesItselfAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "itself")] HttpRequest request)
        => await request.HttpContext.Response.WriteAsync("by itself");

    [Function("Scope")]
    public IActionResult Scope([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scope")] HttpRequest request, FunctionContext context)
    {
        ledger.Add("scope", mark.Id.ToString());
        return new OkObjectResult(new { same = ReferenceEquals(mark, context.InstanceServices.GetService(typeof(ScopeMark))), request.Path });
    }

    [Function("NotFoundByChoice")]
    public IActionResult NotFoundByChoice([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request)
        => new NotFoundObjectResult($"own {request.Method}");

    [Function("DefaultRoute")]
    public static IActionResult DefaultRoute([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkObjectResult(request.Path.Value);
}
