namespace DataMesh.Cli.Completing;

/// <summary>
/// One script a shell. Each sends the line and the place of the cursor to <c>mesh [suggest:N]</c>, offers what comes back, and files
/// where a word is no option.
/// </summary>
internal static class ShellScripts
{
    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };

    // COMP_POINT counts bytes, [suggest] characters; the line up to the cursor has as many of both where it matters.
    private const string Bash = """
        # mesh: source <(mesh completion bash)
        _mesh_complete() {
            local word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" suggestions
            suggestions="$(mesh "[suggest:${#line}]" "$line" 2>/dev/null)"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$suggestions" -- "$word"))
            if [[ "$word" != -* && ${#COMP_WORDS[@]} -gt 2 ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY+=($(compgen -f -- "$word"))
            fi
        }
        complete -F _mesh_complete mesh

        """;

    private const string Zsh = """
        #compdef mesh
        # mesh: source <(mesh completion zsh), after compinit
        _mesh() {
            local line="${BUFFER[1,$CURSOR]}"
            local -a suggestions
            suggestions=("${(@f)$(mesh "[suggest:${#line}]" "$line" 2>/dev/null)}")
            (( ${#suggestions} )) && [[ -n "${suggestions[1]}" ]] && compadd -a suggestions
            [[ "$PREFIX" != -* && $CURRENT -gt 2 ]] && _files
            return 0
        }
        compdef _mesh mesh

        """;

    private const string Fish = """
        # mesh: mesh completion fish | source
        function __mesh_complete
            set -l line (commandline -cp | string collect)
            mesh "[suggest:"(string length -- $line)"]" $line 2>/dev/null
        end
        complete -c mesh -a '(__mesh_complete)'

        """;

    private const string PowerShell = """
        # mesh: mesh completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName mesh -ScriptBlock {
            param($word, $ast, $cursor)
            mesh "[suggest:$cursor]" "$ast" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;
}
