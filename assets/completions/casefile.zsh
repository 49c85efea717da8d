#compdef casefile
# Completion of casefile for zsh. The program itself says what can follow.
_casefile() {
    local line word
    local -a offered shown opening shown_opening
    integer files=0
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        if [[ -z $word ]]; then
            files=1
        elif [[ $word == *[:=] ]]; then
            opening+=("$word")
            shown_opening+=("$word  ${line#*$'\t'}")
        else
            offered+=("$word")
            shown+=("$word  ${line#*$'\t'}")
        fi
    done < <("${(Q)words[1]/#\~\//$HOME/}" @complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    ((${#offered})) && compadd -l -d shown -a offered
    ((${#opening})) && compadd -l -S '' -d shown_opening -a opening
    ((files)) && _files
    return 0
}
if [[ ${funcstack[1]} == _casefile ]]; then
    _casefile "$@"
else
    compdef _casefile casefile
fi
